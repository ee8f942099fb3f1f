# A Virtuoso of one's own on 127.0.0.1, with a database in a folder of one's own. To be sourced.
#
#   start_virtuoso FOLDER   starts it, on what the folder holds from before, and waits until it answers; sets
#                           VIRTUOSO_PID, VIRTUOSO_STORE (Graph Store Protocol, user dba, password dba) and VIRTUOSO_QUERY (SPARQL)
#   stop_virtuoso           ends it, at once; may be called when it does not run

start_virtuoso() {
  local folder=$1 tool
  for tool in virtuoso-t curl node; do
    command -v "$tool" >/dev/null || { echo "$tool is missing" >&2; return 1; }
  done
  # Two ports that are free now: for HTTP, and for SQL, which nobody uses but which must be there.
  local http sql
  read -r http sql < <(node --eval '
    const servers = [0, 1].map(() => require("node:net").createServer().listen(0, "127.0.0.1"));
    setTimeout(() => { console.log(...servers.map((one) => one.address().port)); process.exit(); }, 50);
  ')
  mkdir -p "$folder"
  # What a killed server leaves behind keeps the next one from starting.
  rm -f "$folder/virtuoso.lck"
  cat >"$folder/virtuoso.ini" <<EOF
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 200
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:$sql
DisableUnixSocket = 1
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
CaseMode = 2
DirsAllowed = .
[HTTPServer]
ServerPort = 127.0.0.1:$http
ServerRoot = .
ServerThreads = 5
Charset = UTF-8
[SPARQL]
ResultSetMaxRows = 1000000
EOF
  (cd "$folder" && exec virtuoso-t +foreground +configfile virtuoso.ini) >"$folder/out" 2>&1 </dev/null &
  VIRTUOSO_PID=$!
  VIRTUOSO_STORE="http://127.0.0.1:$http/sparql-graph-crud-auth"
  VIRTUOSO_QUERY="http://127.0.0.1:$http/sparql"
  for _ in $(seq 240); do
    curl --silent --fail --max-time 5 --output /dev/null --data-urlencode 'query=ASK {}' "$VIRTUOSO_QUERY" && return 0
    kill -0 "$VIRTUOSO_PID" 2>/dev/null || break
    sleep 0.25
  done
  echo 'Virtuoso does not start' >&2
  cat "$folder/out" "$folder/virtuoso.log" >&2
  return 1
}

stop_virtuoso() {
  [ -n "${VIRTUOSO_PID:-}" ] || return 0
  kill -9 "$VIRTUOSO_PID" 2>/dev/null || true
  wait "$VIRTUOSO_PID" 2>/dev/null || true
  VIRTUOSO_PID=
}
