# Debian's daemon; what the host writes is in its pool files, fixed records of 512 and 2048 bytes.
mkdir -p /var/lib/hyperv
hv_kvp_daemon -n >/dev/null 2>&1 &
# A value of the guest's own, for the host to read.
tool record written-by-guest "hello host" >/var/lib/hyperv/.kvp_pool_1
echo "ready: kvp"
for try in $(seq 1 200); do
    tr -d '\0' </var/lib/hyperv/.kvp_pool_0 2>/dev/null | grep -q 'written-by-host' && break
    usleep 50000
done
echo "kvp: $(tr -s '\0' ' ' </var/lib/hyperv/.kvp_pool_0)"
