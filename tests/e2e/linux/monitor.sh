# Contents of the monitor page for each device, and a report of the host after each was used.
for device in /sys/bus/vmbus/devices/*; do
    echo "monitor: channel $(cat "$device/id") id $(cat "$device/monitor_id")" \
        "latency $(cat "$device/client_monitor_latency") connection $(cat "$device/client_monitor_conn_id")"
done
sleep 3
echo "ready: monitor report"
