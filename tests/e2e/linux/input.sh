# Keys and motions that the host sends, as programs read them.
tool events "AT Translated Set 2 keyboard" 6 30
echo "keyboard: $?"
tool events "Microsoft Vmbus HID-compliant Mouse" 5 30
echo "mouse: $?"
