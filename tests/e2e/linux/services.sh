# Debian 12's daemons for snapshots and file copies. The disk has the file system that is frozen.
for try in $(seq 1 300); do
    [ -e /dev/sda ] && break
    usleep 50000
done
mkfs.ext4 -q /dev/sda
mkdir -p /mnt /var/run
mount -t ext4 /dev/sda /mnt
tool wait 10 /dev/vmbus/hv_vss
hv_vss_daemon -n >/dev/null 2>&1 &
tool wait 10 /dev/vmbus/hv_fcopy
hv_fcopy_daemon -n >/dev/null 2>&1 &

# A writer, which waits while the file system is frozen.
(
    count=0
    while [ ! -e /tmp/stop ]; do
        count=$((count + 1))
        echo $count >/mnt/now
        echo $count >/tmp/count
        usleep 20000
    done
) &
# Waits until the count stands still for a second ($1 = yes), or moves on ($1 = no).
until_still() {
    for try in $(seq 1 30); do
        before=$(cat /tmp/count)
        sleep 1
        after=$(cat /tmp/count)
        [ "$before" = "$after" ] && still=yes || still=no
        [ $still = $1 ] && return
    done
}
sleep 1
echo "ready: freeze"
until_still yes
echo "vss: frozen $still"
until_still no
echo "vss: still frozen $still"
touch /tmp/stop

echo "ready: copy"
for try in $(seq 1 200); do
    [ "$(stat -c %s /copied/here/file 2>/dev/null)" = 100000 ] && break
    usleep 50000
done
echo "copied: $(sha256sum </copied/here/file | cut -c 1-64)"
umount /mnt
