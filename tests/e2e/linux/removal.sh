# Devices that go and come while Linux runs. The drivers' folders have a link for each device that is bound.
bound() { ls "/sys/bus/vmbus/drivers/$1" | grep -c -- '-.*-.*-'; }
until_bound() {
    for try in $(seq 1 300); do
        [ "$(bound $1)" = $2 ] && break
        usleep 50000
    done
    echo "removal: $1 has $(bound $1)"
}
has_input() { grep -q "Name=\"$1\"" /proc/bus/input/devices && echo yes || echo no; }

echo "ready: remove keyboard"
until_bound hyperv_keyboard 0
echo "removal: keyboard is an input $(has_input 'AT Translated Set 2 keyboard')"
echo "ready: add keyboard"
until_bound hyperv_keyboard 1
for try in $(seq 1 100); do
    [ "$(has_input 'AT Translated Set 2 keyboard')" = yes ] && break
    usleep 50000
done
echo "removal: keyboard is an input $(has_input 'AT Translated Set 2 keyboard')"
echo "ready: remove mouse"
until_bound hid_hyperv 0
echo "removal: mouse is an input $(has_input 'Microsoft Vmbus HID-compliant Mouse')"

# A network adapter that comes, is used, asked for its addresses, and goes while it is up.
echo "ready: add network"
tool wait 30 /sys/class/net/eth0
until_bound hv_netvsc 1
ip addr add 10.0.2.15/24 dev eth0
ip link set eth0 up
echo "removal: ping $(ping -c 3 -W 5 10.0.2.2 | grep -o '[0-9]* packets received')"
echo "ready: addresses"
echo "ready: remove network"
until_bound hv_netvsc 0
echo "removal: eth0 $([ -e /sys/class/net/eth0 ] && echo stays || echo went)"

# The disks, one of them open, and then their controller: Linux never ends to wait for a disk that goes with it.
for unit in 0 1; do
    disk=$(ls -d /sys/bus/scsi/devices/*:0:0:$unit/block/*)
    exec 3<"/dev/${disk##*/}"
    echo "ready: remove disk $unit"
    tool gone 30 "$disk" && echo "removal: disk $unit is gone"
    echo "removal: disk $unit gives $(head -c 4096 <&3 2>/dev/null | wc -c) bytes"
    exec 3<&-
done
echo "removal: disks left $(ls -d /sys/block/sd* 2>/dev/null | wc -l)"
echo "ready: remove controller"
until_bound hv_storvsc 0
sleep 1
echo "ready: removal report"
