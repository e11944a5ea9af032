# The host's neighbor is 10.0.2.2, untagged and on every VLAN.
tool wait 30 /sys/class/net/eth0
carrier() {
    for try in $(seq 1 100); do
        [ "$(cat /sys/class/net/eth0/carrier 2>/dev/null)" = $1 ] && break
        usleep 50000
    done
    echo "network: carrier $(cat /sys/class/net/eth0/carrier)"
}
answers() {
    echo "network: $1 $(ping -c 3 -W 5 -s $2 10.0.2.2 | grep -o '[0-9]* packets received')"
}
echo "network: $(cat /sys/class/net/eth0/address)"
ip addr add 10.0.2.15/24 dev eth0
ip link set eth0 up
carrier 1
answers "64 bytes:" 56
answers "1400 bytes:" 1400
tool udp 10.0.2.2 7 300 1200
echo "network: host knows $(ip neigh | grep -c '00:15:5d:ff:00:02')"
# The statistics of both sides, once nothing moves.
sleep 1
echo "network: rx $(cat /sys/class/net/eth0/statistics/rx_packets) tx $(cat /sys/class/net/eth0/statistics/tx_packets)"
echo "ready: network report"
sleep 1
echo "ready: link down"
carrier 0
echo "ready: link up"
carrier 1
answers "after the link:" 56
ip link set eth0 mtu 9000
carrier 1
answers "8000 bytes:" 8000
ip addr flush dev eth0
ip link add link eth0 name vlan5 type vlan id 5
ip addr add 10.0.2.15/24 dev vlan5
ip link set vlan5 up
answers "VLAN 5:" 56
