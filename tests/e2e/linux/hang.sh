# A guest that hangs on purpose: one processor in a loop of the shell, the others idle.
echo "hang: begins"
while :; do :; done
