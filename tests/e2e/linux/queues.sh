# The network is a tap device on an island, whose other end is the outer Linux, on VLAN 5 too. Without tap devices it is
# libslirp, without VLANs and long frames.
tool wait 30 /sys/class/net/eth0
carrier() {
    for try in $(seq 1 200); do
        [ "$(cat /sys/class/net/eth0/carrier 2>/dev/null)" = 1 ] && break
        usleep 50000
    done
}
answers() {
    echo "queues: $1 $2 $(ping -c 3 -W 5 -s $2 $1 | grep -o '[0-9]* packets received')"
}
# Streams at once, which the hash spreads over the channels.
streams() {
    for number in $(seq 1 16); do
        tool tcp $1 7 262144 &
    done >/tmp/streams
    wait
    echo "queues: $(grep -c '262144 bytes came back' /tmp/streams) streams, $(grep crc32 /tmp/streams | sort -u)"
}
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
peer=$(sed -n 's/.*peer=\([0-9.]*\).*/\1/p' /proc/cmdline)
ip addr add $(sed -n 's/.*own=\([0-9.]*\).*/\1/p' /proc/cmdline)/24 dev eth0
grep -q network=tap /proc/cmdline && ip link set eth0 mtu 9000
ip link set eth0 up
carrier
for size in 64 1400 8000; do
    answers $peer $size
done
if grep -q network=tap /proc/cmdline; then
    ip link add link eth0 name vlan5 type vlan id 5
    ip addr add 10.0.5.2/24 dev vlan5
    ip link set vlan5 up
    answers 10.0.5.1 1400
    tool tcp 10.0.5.1 7 1048576
fi
tool ethtool eth0
for count in 2 1 2; do
    tool ethtool eth0 channels $count
    carrier
    answers $peer 64
    streams $peer
    sleep 1
    echo "ready: channels $count"
    sleep 5 # The host is asked meanwhile, before the channels change again.
done
echo "queues: rx $(cat /sys/class/net/eth0/statistics/rx_packets) $(cat /sys/class/net/eth0/statistics/rx_bytes)" \
    "tx $(cat /sys/class/net/eth0/statistics/tx_packets) $(cat /sys/class/net/eth0/statistics/tx_bytes)"
echo "ready: queues end"
