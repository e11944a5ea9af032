# What the guest found.
dmesg | grep -o 'Vmbus version:[0-9.]*'
for device in /sys/bus/vmbus/devices/*; do
    driver=$(readlink "$device/driver")
    echo "device: $(cat "$device/class_id") ${driver##*/}"
done
echo "clock: $(date +%s)"
