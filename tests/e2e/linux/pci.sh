# The function behind the virtual PCI bus, and its disk.
tool wait 30 /dev/nvme0n1
for device in /sys/bus/pci/devices/*; do
    driver=$(readlink "$device/driver")
    echo "pci: $(cat "$device/vendor"):$(cat "$device/device") class $(cat "$device/class") ${driver##*/}"
done
echo "pci: $(cat /sys/block/nvme0n1/size) sectors, $(crc32 /dev/nvme0n1 | cut -d ' ' -f 1)"
seq 1 200000 | head -c 1048576 >/tmp/data
dd if=/tmp/data of=/dev/nvme0n1 bs=65536 conv=fsync 2>/dev/null
echo 3 >/proc/sys/vm/drop_caches
dd if=/dev/nvme0n1 bs=65536 count=16 2>/dev/null | cmp - /tmp/data && echo "pci: written and read back"
echo "pci: interrupts $(grep nvme /proc/interrupts | awk '{ n += $2; kind = $3 $4 $5 } END { print n " of " kind }')"
echo "ready: eject"
tool gone 30 /dev/nvme0n1 && echo "pci: gone"
