# Two processors: the disk's requests go over a channel for each, and a channel moves to another processor.
tool wait 30 /sys/block/sda/size
tool wait 30 /sys/block/sdb/size
for disk in sda sdb; do
    [ "$(cat /sys/block/$disk/size)" = 16384 ] && echo "processors: IDE disk $(crc32 /dev/$disk)"
    [ "$(cat /sys/block/$disk/size)" = 32768 ] && scsi=/dev/$disk
done
echo "processors: $(grep -c ^processor /proc/cpuinfo)"
for cpu in 0 1; do
    taskset $((1 << cpu)) dd if=$scsi of=/dev/null bs=65536 count=64 skip=$((cpu * 64)) iflag=direct 2>/dev/null &&
        echo "processors: read on $cpu"
done
for device in /sys/bus/vmbus/devices/*; do
    if [ "$(cat "$device/class_id")" = "{ba6163d9-04a1-4d29-b605-72e2ffb1dc7f}" ]; then
        echo "processors: $(ls "$device/channels" | wc -l) channels on $(cat "$device"/channels/*/cpu | sort | tr '\n' ' ')"
    fi
    if [ "$(cat "$device/class_id")" = "{57164f39-9115-4e78-ab55-382f3bd5422d}" ]; then
        for cpu in 1 0 1; do
            echo $cpu >"$(echo "$device"/channels/*/cpu)"
        done
        echo "processors: heartbeat moved to $(cat "$device"/channels/*/cpu)"
    fi
done
echo "ready: report"
