# The host orders the end: the kernel runs /sbin/poweroff.
echo "ready: shutdown"
sleep 100
echo "the host never said anything"
exit 1
