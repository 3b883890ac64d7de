/**
 * The guardian, a POSIX shell script run as `sh -c <script> sh <folder>`: one process of about a megabyte that is
 * there at once. It holds one end of a pipe whose other end only the host has. Lines in: `+ <pid>` watches the
 * process group of that number and is answered with the pid, `- <pid>` forgets it. When the pipe ends the host is
 * gone, however it went: every watched group is killed and the folder with the sockets removed.
 *
 * A number is not a process: the kernel uses it again. So the start time is kept beside it, and a process that
 * started at another time is left alone. When nobody has the number, the leader is gone but its children may live
 * in the group; the kernel gives out no number that a living group still carries, so that group is ours.
 *
 * A plugin may have put a child into a session of its own. On Linux such a one is known by the socket folder in its
 * environment, which it has from the plugin.
 */
export const GUARDIAN_SCRIPT = `
trap '' HUP INT QUIT TERM PIPE
folder=$1
watched=

started() {
  if [ -d /proc/self ]; then
    { IFS= read -r stat < "/proc/$1/stat"; } 2>/dev/null || return 0
    set -- \${stat##*) }
    echo "\${20}"
  else
    ps -o lstart= -p "$1" 2>/dev/null | tr -d ' :'
  fi
}

while IFS=' ' read -r sign pid; do
  case $sign in
    +)
      watched="$watched $pid:$(started "$pid")"
      echo "$pid"
      ;;
    -)
      kept=
      for entry in $watched; do
        case $entry in
          "$pid":*) ;;
          *) kept="$kept $entry" ;;
        esac
      done
      watched=$kept
      ;;
  esac
done

for entry in $watched; do
  pid=\${entry%%:*}
  now=$(started "$pid")
  if [ -z "$now" ] || [ "$now" = "\${entry#*:}" ]; then
    kill -s KILL -- "-$pid" 2>/dev/null
  fi
done
if [ -d /proc/self ]; then
  for process in /proc/[0-9]*; do
    if grep -qsF "PLUGIN_UNIX_SOCKET_DIR=$folder/" "$process/environ"; then
      kill -s KILL "\${process#/proc/}" 2>/dev/null
    fi
  done
fi
rm -rf -- "$folder"
`;
