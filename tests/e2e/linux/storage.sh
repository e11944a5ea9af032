# sda: 64 MiB, empty. sdb: a read-only disk with data that the leg knows. The host adds and removes sdc.
tool wait 30 /sys/block/sda/size
tool wait 30 /sys/block/sdb/size
echo "sda: $(cat /sys/block/sda/size) sectors"
echo "sdb: $(cat /sys/block/sdb/size) sectors, read-only $(cat /sys/block/sdb/ro)"
echo "sdb sum: $(sha256sum < /dev/sdb | cut -c 1-64)"
dd if=/dev/zero of=/dev/sdb bs=4096 count=1 conv=fsync 2>/dev/null && echo "sdb was written"

printf 'o\nn\np\n1\n\n\nw\n' | fdisk /dev/sda >/dev/null 2>&1
tool wait 30 /dev/sda1
mkfs.ext4 -q /dev/sda1
mkdir -p /mnt
mount -t ext4 /dev/sda1 /mnt
seq 1 600000 >/mnt/numbers
mkdir /mnt/folder
dd if=/dev/urandom of=/mnt/folder/random bs=65536 count=64 2>/dev/null
sums=$(cd /mnt && sha256sum numbers folder/random)
umount /mnt
echo 3 >/proc/sys/vm/drop_caches
mount -t ext4 /dev/sda1 /mnt
[ "$sums" = "$(cd /mnt && sha256sum numbers folder/random)" ] && echo "ext4: the files are the same after a remount"
echo "numbers: $(sha256sum < /mnt/numbers | cut -c 1-64)"
rm -r /mnt/folder
sync
fstrim /mnt && echo "trim: done"
umount /mnt
echo 3 >/proc/sys/vm/drop_caches
echo "sda crc32: $(crc32 /dev/sda | cut -d ' ' -f 1)"
echo "ready: sum"

# A bad sector: the host sets it, and reads of it begin to fail.
echo "ready: fault"
for try in $(seq 1 200); do
    dd if=/dev/sda of=/dev/null bs=4096 skip=1000 count=1 iflag=direct 2>/tmp/error || break
    usleep 50000
done
echo "fault: $(grep -v records /tmp/error)"
dd if=/dev/sda of=/dev/null bs=4096 skip=999 count=1 iflag=direct 2>/dev/null && echo "fault: the block before is good"
dd if=/dev/sda of=/dev/null bs=4096 skip=1001 count=1 iflag=direct 2>/dev/null && echo "fault: the block after is good"

echo "ready: add"
tool wait 30 /dev/sdc && echo "sdc: $(cat /sys/block/sdc/size) sectors"
dd if=/dev/sdc bs=4096 count=1 2>/dev/null | od -An -tx1 | sort -u | head -2
echo "ready: remove"
tool gone 30 /sys/block/sdc && echo "sdc: gone"
