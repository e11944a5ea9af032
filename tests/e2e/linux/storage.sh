# Unit 0: 64 MiB, empty. Unit 1: a read-only disk with data that the leg knows. The host adds and removes unit 5.

# The name of a unit's block device, once it has one; units are probed in parallel, so sda can be any.
disk() {
    for try in $(seq 1 300); do
        for place in /sys/bus/scsi/devices/*:0:0:$1/block/*; do
            [ -e "/dev/${place##*/}" ] && echo "/dev/${place##*/}" && return
        done
        usleep 50000
    done
    echo "/dev/no-unit-$1"
}

a=$(disk 0)
b=$(disk 1)
echo "unit 0: $(cat /sys/block/${a##*/}/size) sectors"
echo "unit 1: $(cat /sys/block/${b##*/}/size) sectors, read-only $(cat /sys/block/${b##*/}/ro)"
echo "unit 1 sum: $(sha256sum <$b | cut -c 1-64)"
dd if=/dev/zero of=$b bs=4096 count=1 conv=fsync 2>/dev/null && echo "unit 1 was written"

printf 'o\nn\np\n1\n2048\n\nw\n' | fdisk $a >/dev/null 2>&1
tool wait 30 ${a}1
mkfs.ext4 -q ${a}1
mkdir -p /mnt
mount -t ext4 ${a}1 /mnt
seq 1 600000 >/mnt/numbers
mkdir /mnt/folder
dd if=/dev/urandom of=/mnt/folder/random bs=65536 count=64 2>/dev/null
sums=$(cd /mnt && sha256sum numbers folder/random)
umount /mnt
echo 3 >/proc/sys/vm/drop_caches
mount -t ext4 ${a}1 /mnt
[ "$sums" = "$(cd /mnt && sha256sum numbers folder/random)" ] && echo "ext4: the files are the same after a remount"
echo "numbers: $(sha256sum </mnt/numbers | cut -c 1-64)"
rm -r /mnt/folder
sync
fstrim /mnt && echo "trim: done"
umount /mnt
echo 3 >/proc/sys/vm/drop_caches
echo "unit 0 crc32: $(crc32 $a | cut -d ' ' -f 1)"
echo "ready: sum"

# A bad sector: the host sets it, and reads of it begin to fail.
echo "ready: fault"
for try in $(seq 1 100); do
    dd if=$a of=/dev/null bs=4096 skip=1000 count=1 iflag=direct 2>/tmp/error || break
    usleep 50000
done
echo "fault: $(grep -v records /tmp/error)"
dd if=$a of=/dev/null bs=4096 skip=999 count=1 iflag=direct 2>/dev/null && echo "fault: the block before is good"
dd if=$a of=/dev/null bs=4096 skip=1001 count=1 iflag=direct 2>/dev/null && echo "fault: the block after is good"

echo "ready: add"
c=$(disk 5)
echo "unit 5: $(cat /sys/block/${c##*/}/size) sectors"
dd if=/dev/zero of=$c bs=65536 count=16 conv=fsync 2>/dev/null && echo "unit 5: written"
echo "ready: remove"
tool gone 30 /sys/block/${c##*/} && echo "unit 5: gone"
