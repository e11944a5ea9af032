# The console lets go of the screen, and a picture is drawn.
tool wait 60 /dev/fb0
for console in /sys/class/vtconsole/vtcon*; do
    grep -q 'frame buffer' "$console/name" && echo 0 > "$console/bind"
done
echo "video: $(cat /sys/class/graphics/fb0/name) $(cat /sys/class/graphics/fb0/virtual_size)"
tool draw
sleep 2
echo "ready: picture"
