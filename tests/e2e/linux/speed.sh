# Speed of the network, once it is up; benchmarks/network.py reads it.
tool wait 30 /sys/class/net/eth0
peer=$(sed -n 's/.*peer=\([0-9.]*\).*/\1/p' /proc/cmdline)
size=$(sed -n 's/.*tcp=\([0-9]*\).*/\1/p' /proc/cmdline)
echo 1 >/proc/sys/net/ipv6/conf/all/disable_ipv6
ip addr add $(sed -n 's/.*own=\([0-9.]*\).*/\1/p' /proc/cmdline)/24 dev eth0
ip link set eth0 up
for try in $(seq 1 10); do
    ping -c 1 -W 1 $peer >/dev/null && break
done
tool ethtool eth0
tool receive $peer 19 1048576
sleep 1
echo "speed: idle"
sleep 4
echo "speed: send"
for round in 1 2 3; do
    tool send $peer 9 $size
done
sleep 1
echo "speed: receive"
for round in 1 2 3; do
    tool receive $peer 19 $size
done
sleep 1
echo "speed: trips"
for round in 1 2 3; do
    tool udp $peer 7 500 64
done
sleep 1
echo "speed: end"
