#!/usr/bin/env bash
# The real Apache and nginx serve a copy of a built site with the configuration that it brings along, and are asked for every name of
# the dataset in every form. Usage: serving.sh DIST
set -euo pipefail
dist=${1:?usage: serving.sh DIST}
here=$(cd "$(dirname "$0")" && pwd)
PATH="$here/../../node_modules/.bin:$PATH:/usr/sbin"
work=$(mktemp -d)
servers=()
finish() {
  for server in "${servers[@]}"; do kill "$server" 2>/dev/null || true; done
  wait
  rm -rf "$work"
}
trap finish EXIT

# The servers give up root for another user, who must be able to read the copy.
cp -R "$dist" "$work/site"
mkdir -p "$work/site/_astro" "$work/w3id" "$work/nginx"
echo 'export {};' >"$work/site/_astro/page.BQ3x9kZt.js"
chmod -R a+rX "$work"

free_port() { node -e 'const server = require("node:net").createServer().listen(0, "127.0.0.1", () => { console.log(server.address().port); server.close(); })'; }
apache_port=$(free_port)
nginx_port=$(free_port)
w3id_port=$(free_port)
await() {
  for _ in $(seq 100); do
    curl --silent --output /dev/null "http://127.0.0.1:$1/" && return
    sleep 0.1
  done
  cat "$work"/*.log >&2
  echo "serving: nothing answers on port $1" >&2
  exit 1
}

# What a pull request to w3id.org would add, with the site's address filled in.
w3id=$(node -p 'new URL(JSON.parse(fs.readFileSync(process.argv[1])).language.base).pathname' "$(ls "$dist"/data/*.graphml | sed 's/graphml$/json/')")
mkdir -p "$work/w3id$w3id"
sed "s|https://SITE/\\$|http://127.0.0.1:$apache_port/\$|" "$dist/data/w3id/htaccess.txt" >"$work/w3id$w3id.htaccess"

cat >"$work/apache.conf" <<CONF
ServerRoot "$work"
ServerName 127.0.0.1
DefaultRuntimeDir "$work"
PidFile "$work/apache.pid"
ErrorLog "$work/apache.log"
$(for module in mpm_event authz_core autoindex dir headers mime negotiation rewrite setenvif; do
  echo "LoadModule ${module}_module /usr/lib/apache2/modules/mod_$module.so"
done)
$(if [ "$(id -u)" = 0 ]; then printf 'User www-data\nGroup www-data\n'; fi)
TypesConfig /etc/mime.types
<Directory "$work">
  Require all granted
  AllowOverride All
  Options +Indexes +MultiViews +FollowSymLinks
</Directory>
<Files ".ht*">
  Require all denied
</Files>
Listen 127.0.0.1:$apache_port
Listen 127.0.0.1:$w3id_port
KeepAliveTimeout 60
MaxKeepAliveRequests 0
<VirtualHost 127.0.0.1:$apache_port>
  DocumentRoot "$work/site"
</VirtualHost>
<VirtualHost 127.0.0.1:$w3id_port>
  DocumentRoot "$work/w3id"
</VirtualHost>
CONF
apache2 -f "$work/apache.conf" -DFOREGROUND &
servers+=($!)

cp /etc/nginx/mime.types "$work"
sed -e "s|listen 80;|listen 127.0.0.1:$nginx_port;|" -e "s|root /var/www/.*;|root $work/site;|" "$dist/data/nginx.conf" >"$work/site.conf"
cat >"$work/nginx.conf" <<CONF
$(if [ "$(id -u)" = 0 ]; then echo 'user www-data;'; fi)
worker_processes 2;
daemon off;
pid $work/nginx.pid;
error_log $work/nginx.log;
events { }
http {
  include mime.types;
  access_log off;
  keepalive_requests 100000;
  $(for kind in client_body fastcgi proxy scgi uwsgi; do echo "${kind}_temp_path $work/nginx/$kind;"; done)
  include site.conf;
}
CONF
nginx -e "$work/nginx.log" -c "$work/nginx.conf" &
servers+=($!)

await "$apache_port"
await "$nginx_port"
await "$w3id_port"
apache2 -v | head -1
nginx -v
node "$here/serving.mjs" "$work/site" "http://127.0.0.1:$apache_port" "http://127.0.0.1:$nginx_port" "http://127.0.0.1:$w3id_port"
