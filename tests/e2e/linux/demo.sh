# Report of the devices that Linux found on this host, for people to read.
for try in $(seq 1 200); do
    [ -e /dev/sda ] && [ -e /dev/input/event0 ] && break
    usleep 50000
done
echo "Linux $(uname -r) says:"
dmesg | grep -iE 'hyper-?v|vmbus|hv_|storvsc|Microsoft' | sed 's/^/  /'
echo "Devices of the bus, and the drivers that took them:"
for device in /sys/bus/vmbus/devices/*; do
    driver=$(readlink "$device/driver")
    echo "  $(cat "$device/class_id") ${driver##*/}"
done
echo "Disks, inputs, adapters:"
for disk in /sys/block/sd*; do
    [ -e "$disk" ] && echo "  ${disk##*/}: $(cat "$disk/device/vendor") $(cat "$disk/device/model"), $(cat "$disk/size") sectors"
done
for input in /sys/class/input/input*/name; do
    [ -e "$input" ] && echo "  $(cat "$input")"
done
for adapter in /sys/class/net/eth*; do
    [ -e "$adapter" ] && echo "  ${adapter##*/}: $(cat "$adapter/address")"
done
echo "A megabyte through a socket:"
tool connect 5000 1048576 | sed 's/^/  /'
