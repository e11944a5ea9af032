# The network is libslirp on an island: 10.0.2.2 is the host's loopback interface, with servers on it.
tool wait 30 /sys/class/net/eth0
size=$(sed -n 's/.*tcp=\([0-9]*\).*/\1/p' /proc/cmdline)
echo 0 >/proc/sys/net/ipv6/conf/eth0/accept_dad
ip link set eth0 up
udhcpc -i eth0 -f -n -q -t 10 -T 3 -s /bin/tool 2>/dev/null
ip addr add 10.0.2.15/24 dev eth0
nslookup mile.test 10.0.2.3 | sed -n 's/^Address.*: \(192.*\)/dns: \1/p'
nslookup other.test 10.0.2.3 | grep -c "can't" | sed 's/^/dns: no other name /'
tool udp 10.0.2.2 7 100 1200
tool ethtool eth0
echo "slirp: offloads on"
tool tcp 10.0.2.2 7 $size
for try in $(seq 1 50); do
    ip addr show dev eth0 | grep -q 'inet6 fec0' && break
    usleep 100000
done
tool tcp fec0::2 7 1048576
echo "ready: report offloads on"
for feature in lro rx tx; do
    tool ethtool eth0 $feature off >/dev/null
done
tool ethtool eth0
echo "slirp: offloads off"
tool tcp 10.0.2.2 7 $size
tool tcp fec0::2 7 1048576
sleep 1
echo "slirp: rx $(cat /sys/class/net/eth0/statistics/rx_packets) $(cat /sys/class/net/eth0/statistics/rx_bytes)" \
    "tx $(cat /sys/class/net/eth0/statistics/tx_packets) $(cat /sys/class/net/eth0/statistics/tx_bytes)"
echo "ready: report offloads off"
sleep 1
