# Requests of a disk, by size and by how many are in flight: of Linux as a guest, or of the machine that runs it.
# The disk is the file's path, or the only disk that comes up.
disk=$1
for try in $(seq 1 300); do
    [ -n "$disk" ] && break
    for name in sda vda; do
        [ -e "/dev/$name" ] && disk=/dev/$name
    done
    usleep 50000
done
echo "rates: first"
usleep 300000
while read -r kind bytes depth count; do
    tool rate "$disk" $kind $bytes $depth $count
done <<END
read 4096 1 1000
read 4096 8 2000
read 65536 1 500
read 524288 1 100
write 4096 1 1000
write 4096 8 2000
write 65536 1 500
write 524288 1 100
END
echo "rates: last"
usleep 300000 # The counters are read meanwhile.
