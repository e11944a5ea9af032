# The host takes memory, gives it back, adds some: MemFree and MemTotal follow.
total() { grep MemTotal /proc/meminfo | tr -dc 0-9; }
# Waits until MemTotal is at least ($1 ge) or at most ($1 le) $2.
until_total() {
    for try in $(seq 1 200); do
        [ "$(total)" -$1 "$2" ] && return
        usleep 50000
    done
}
before=$(total)
echo "balloon: MemTotal before $before"
echo "ready: balloon"
until_total le $((before - 30000))
echo "balloon: MemTotal taken $(total)"
echo "ready: unballoon"
until_total ge $before
echo "balloon: MemTotal returned $(total)"
echo "ready: hot add"
until_total ge $((before + 100000))
echo "balloon: MemTotal added $(total)"
