# Sockets both ways. Port 5000 of the host sends all back, port 5001 is nobody's.
tool connect 5000 1048576
echo "echo: $?"
tool connect 5001 1
tool listen 6000
echo "listen: $?"
