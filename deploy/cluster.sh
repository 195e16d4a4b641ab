#!/usr/bin/env bash
# Builds what changed and runs one Orleans cluster on this machine until Ctrl-C: a PostgreSQL server with a database for
# each node and one for the cluster, and four nodes: the nation with all provinces but three, Hà Nội, Hải Phòng, and Bắc
# Giang with Bắc Ninh. The environment overrides:
#   FEDERATION_PORT         where the nation's node serves, on 127.0.0.1; the others take the next three  (5080)
#   FEDERATION_SILO_PORT    where nodes reach each other, on 127.0.0.1; this and the next three          (11111)
#   FEDERATION_SQL_PORT     where PostgreSQL listens, on 127.0.0.1                                        (5480)
#   Federation__Data        the folder of databases and logs                                      (data-cluster)
#   Federation__Catalogue   another catalogue file                                    (the one among the seeds)
#   Federation__Seeds       another folder of seeds                                                     (seeds)
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=lib.sh
source "$(dirname "${BASH_SOURCE[0]}")/lib.sh"

output="$root/src/Federation.Node/bin/Release/net10.0"
port="${FEDERATION_PORT:-5080}"
silo_port="${FEDERATION_SILO_PORT:-11111}"
sql_port="${FEDERATION_SQL_PORT:-5480}"
names=(nation ha-noi hai-phong bac-ninh)
declare -A instances=([ha-noi]="ha-noi" [hai-phong]="hai-phong" [bac-ninh]="bac-giang bac-ninh")
declare -A pids=()

ensure_tools
ensure_node
ensure_postgres
command -v curl >/dev/null || apt_install curl || die "Please install curl and start this again."
if [ "${Orleans:-}" = false ] || ! { [ -f "$output/Federation.Node.dll" ] || dotnet restore "$root/deploy/orleans-probe" -v:q >/dev/null; }; then
  die "This build has no Orleans engine (its packages are not to be had here, or Orleans=false was said), and so no cluster.
deploy/federation.sh runs the same provinces as installations joined by links."
fi
build_if_changed Federation.Node
build_if_changed Federation.Cli

data="$(realpath -m "${Federation__Data:-$root/data-cluster}")"
Federation__Seeds="$(realpath -m "${Federation__Seeds:-$root/seeds}")"
export Federation__Seeds
if [ -n "${Federation__Catalogue:-}" ]; then
  Federation__Catalogue="$(realpath "$Federation__Catalogue")"
  export Federation__Catalogue
fi
export ASPNETCORE_CONTENTROOT="${ASPNETCORE_CONTENTROOT:-$output}"

# Every province of the seeds that has no node of its own is the nation's node's.
here="$(grep -oE '"id": *"[^"]+"' "$Federation__Seeds/committees.json" 2>/dev/null | cut -d'"' -f4 | cut -d. -f1 | sort -u || true)"
instances[nation]="vn"
for instance in $here; do
  case " vn ${instances[ha-noi]} ${instances[hai-phong]} ${instances[bac-ninh]} " in
    *" $instance "*) ;;
    *) instances[nation]+=" $instance" ;;
  esac
done

index_of() {
  local i
  for i in "${!names[@]}"; do
    if [ "${names[$i]}" = "$1" ]; then
      printf '%d' "$i"
    fi
  done
}

url_of() { printf 'http://127.0.0.1:%d\n' $((port + $(index_of "$1"))); }

# A server of PostgreSQL runs for nobody who is root.
postgres_user=()
if [ "$(id -u)" -eq 0 ] && id postgres >/dev/null 2>&1; then
  postgres_user=(setpriv --reuid="$(id -u postgres)" --regid="$(id -g postgres)" --clear-groups)
fi
as_postgres() { "${postgres_user[@]}" "$@"; }

postgres_program() {
  local found
  found="$(find /usr/lib/postgresql/*/bin -name "$1" | sort -V | tail -n 1)"
  printf '%s\n' "$found"
}

psql_as_admin() {
  as_postgres psql -X -q -v ON_ERROR_STOP=1 -h "$data/postgres/socket" -p "$sql_port" -U postgres "$@"
}

database_of() { printf 'federation_%s\n' "${1//-/_}"; }

connection() {
  printf 'Host=127.0.0.1;Port=%d;Database=%s;Username=%s;Password=%s\n' "$sql_port" "$1" "$2" "$3"
}

make_server() {
  mkdir -p "$data/postgres"
  (umask 077 && head -c 24 /dev/urandom | base64 | tr -d '/+=\n' >"$data/password")
  if [ "$(id -u)" -eq 0 ]; then
    chown postgres "$data/postgres"
  fi
  as_postgres "$(postgres_program initdb)" --pgdata="$data/postgres/data.new" --username=postgres \
    --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8 >"$data/postgres.log"
  as_postgres mkdir -m 700 -p "$data/postgres/socket"
  as_postgres mv "$data/postgres/data.new" "$data/postgres/data"
}

start_server() {
  [ -d "$data/postgres/data" ] || make_server
  # Without a shell in between, so that its number is the server's own; away from the terminal, so that Ctrl-C ends the
  # nodes first.
  setsid "${postgres_user[@]}" "$(postgres_program postgres)" -D "$data/postgres/data" -p "$sql_port" \
    -c listen_addresses=127.0.0.1 -c unix_socket_directories="$data/postgres/socket" -c max_connections=300 \
    >>"$data/postgres.log" 2>&1 &
  pids[postgres]=$!
  local i
  for i in $(seq 1 100); do
    if psql_as_admin -d postgres -c 'SELECT 1' >/dev/null 2>&1; then
      return
    fi
    kill -0 "${pids[postgres]}" 2>/dev/null || break
    sleep 0.1
  done
  die "PostgreSQL does not start (tried $i times): $data/postgres.log"
}

make_databases() {
  local name database
  for name in "${names[@]}" cluster; do
    database="$(database_of "$name")"
    if [ "$(psql_as_admin -d postgres -At -c "SELECT count(*) FROM pg_database WHERE datname = '$database'")" = 0 ]; then
      psql_as_admin -d postgres -c "CREATE DATABASE $database ENCODING 'UTF8' TEMPLATE template0"
      if [ "$name" = cluster ]; then
        FEDERATION_CLUSTER_PASSWORD="$password" psql_as_admin -d "$database" -f - <"$root/deploy/postgres/cluster.sql" >/dev/null
      else
        FEDERATION_OWNER_PASSWORD="$password" FEDERATION_PASSWORD="$password" \
          psql_as_admin -d "$database" -f - <"$root/deploy/postgres/roles.sql" >/dev/null
      fi
    fi
  done
}

# start NAME : in the background; what it says goes to its log.
start() {
  local name="$1" database
  database="$(database_of "$name")"
  mkdir -p "$data/$name"
  env Federation__Name="$name" Federation__Data="$data/$name" Federation__Instances="${instances[$name]}" \
    Federation__Database="$(connection "$database" federation "$password")" \
    Federation__DatabaseOwner="$(connection "$database" federation_owner "$password")" \
    Federation__ClusterPort=$((silo_port + $(index_of "$name"))) ASPNETCORE_URLS="$(url_of "$name")" \
    dotnet "$output/Federation.Node.dll" >>"$data/$name.log" 2>&1 &
  pids[$name]=$!
}

# shellcheck disable=SC2317 # traps call it
# stop NAME… : each is told to end, then waited for.
stop() {
  local name
  for name in "$@"; do
    kill -TERM "${pids[$name]}" 2>/dev/null || true
  done
  for name in "$@"; do
    wait "${pids[$name]}" 2>/dev/null || true
    unset "pids[$name]"
  done
}

# shellcheck disable=SC2317 # traps call it
# The nodes first: what they have accepted is finished while there is a database.
stop_all() {
  trap '' INT TERM
  local name running=()
  for name in "${names[@]}"; do
    if [ -n "${pids[$name]:-}" ]; then
      running+=("$name")
    fi
  done
  stop "${running[@]}"
  if [ -n "${pids[postgres]:-}" ]; then
    kill -INT "${pids[postgres]}" 2>/dev/null || true
    wait "${pids[postgres]}" 2>/dev/null || true
    unset 'pids[postgres]'
  fi
}

# shellcheck disable=SC2317 # traps call it
finish() {
  stop_all
  say "Stopped."
  exit 0
}

mkdir -p "$data"
trap stop_all EXIT
trap finish INT TERM
start_server
password="$(cat "$data/password")"
make_databases
Federation__Cluster="$(connection "$(database_of cluster)" federation_cluster "$password")"
export Federation__Cluster
# shellcheck disable=SC2046 # several instances are several arguments
dotnet "$root/src/Federation.Cli/bin/Release/net10.0/Federation.Cli.dll" cluster give $(printf '%s ' "${instances[@]}") >/dev/null
for name in "${names[@]}"; do
  start "$name"
done

say "Starting PostgreSQL and four nodes; data and logs: $data. The first time they load the seeds …"
wait_until_ready
for name in "${names[@]}"; do
  say "$name: $(url_of "$name")"
done
say "Cluster: Federation__Url=$(url_of nation) deploy/cli.sh cluster. Ctrl-C stops all."

# A node that was killed, or has ended itself since the others gave it up, is started again; one that was drained is not.
while true; do
  wait -n "${pids[@]}" || true
  for name in "${!pids[@]}"; do
    if kill -0 "${pids[$name]}" 2>/dev/null; then
      continue
    fi
    code=0
    wait "${pids[$name]}" 2>/dev/null || code=$?
    unset "pids[$name]"
    if [ "$name" = postgres ]; then
      die "PostgreSQL has ended by itself ($code): $data/postgres.log"
    elif [ "$code" -eq 0 ]; then
      say "$name has left the cluster. Start this again to have it back."
    else
      say "$name has ended ($code) and is started again: $data/$name.log"
      start "$name"
    fi
  done
done
