# A disk and a frame of the network, on whatever version of the bus there is.
dmesg | grep -o 'Vmbus version:[0-9.]*'
tool wait 60 /sys/block/sda/size
seq 1 100000 | head -c 262144 >/tmp/data
dd if=/tmp/data of=/dev/sda bs=65536 conv=fsync 2>/dev/null
echo 3 >/proc/sys/vm/drop_caches
dd if=/dev/sda bs=65536 count=4 2>/dev/null | cmp - /tmp/data && echo "version: disk written and read back"
tool wait 60 /sys/class/net/eth0
ip addr add 10.0.2.15/24 dev eth0
ip link set eth0 up
for try in $(seq 1 100); do
    [ "$(cat /sys/class/net/eth0/carrier 2>/dev/null)" = 1 ] && break
    usleep 50000
done
echo "version: $(ping -c 3 -W 5 10.0.2.2 | grep -o '[0-9]* packets received')"
for device in /sys/bus/vmbus/devices/*; do
    driver=$(readlink "$device/driver")
    echo "version: device ${driver##*/}"
done
