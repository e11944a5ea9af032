# Report of the devices that the guest found.
dmesg | grep -o 'Vmbus version:[0-9.]*'
for device in /sys/bus/vmbus/devices/*; do
    driver=$(readlink "$device/driver")
    echo "device: $(cat "$device/class_id") ${driver##*/}"
done
echo "clock: $(date +%s)"
# The host sets the clock a million seconds ahead.
before=$(date +%s)
echo "ready: time"
for try in $(seq 1 200); do
    [ $(date +%s) -gt $((before + 900000)) ] && break
    usleep 50000
done
echo "clock: jumped by $((($(date +%s) - before) / 1000)) thousand seconds"
