# A kernel that panics reports it and unloads the bus.
echo "ready: crash"
echo 1 >/proc/sys/kernel/sysrq
echo c >/proc/sysrq-trigger
