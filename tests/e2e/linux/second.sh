# The second kernel.
dmesg | grep -o 'Vmbus version:[0-9.]*' | sed 's/^/second /'
echo "second: $(ls /sys/bus/vmbus/drivers/hv_utils | grep -c -) devices"
