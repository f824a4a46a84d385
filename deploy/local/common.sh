# Shared by up, audit, token, his-check and ps: finds Java, builds what is missing, runs a class of the launcher.
# shellcheck shell=bash

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)

services=(filing-service settlement-service clearing-service revolving-fund-service)

fail() {
  echo "$*" >&2
  exit 1
}

# The major version of a java program, or 0.
java_version() {
  local line
  line=$("$1" -version 2>&1 | grep -m1 'version "') || { echo 0; return; }
  line=${line#*\"}
  line=${line#1.}
  echo "${line%%[!0-9]*}"
}

# Java 17 or newer: JAVA_HOME, then PATH, then the usual places.
find_java() {
  local candidate home
  for candidate in "${JAVA_HOME:+$JAVA_HOME/bin/java}" "$(command -v java || true)" \
    /usr/lib/jvm/*/bin/java /opt/java/*/bin/java /opt/jdk*/bin/java \
    "$HOME"/.sdkman/candidates/java/current/bin/java \
    /Library/Java/JavaVirtualMachines/*/Contents/Home/bin/java; do
    [[ -n $candidate && -x $candidate ]] || continue
    if (($(java_version "$candidate") >= 17)); then
      java=$candidate
      # A build needs the compiler beside it; JAVA_HOME must not be a link in /usr/bin.
      home=$(dirname "$(dirname "$(readlink -f "$candidate")")")
      java_home=$home
      return
    fi
  done
  fail "No Java 17 or newer was found: install a JDK (for example openjdk-17-jdk) or set JAVA_HOME."
}

# Whether an artifact is there and no source it is made of is newer than it or the last build here.
up_to_date() {
  local artifact=$1 stamp="$here/target/built"
  shift
  [[ -f $artifact ]] || return 1
  local newer
  newer=$(find "$@" -newer "$artifact" -print -quit 2>/dev/null)
  [[ -z $newer ]] && return 0
  [[ -f $stamp && $stamp -nt $artifact ]] || return 1
  newer=$(find "$@" -newer "$stamp" -print -quit 2>/dev/null)
  [[ -z $newer ]]
}

# Packages the services and the launcher, without their tests, unless all of them are up to date.
build_if_needed() {
  local sources=("$root/pom.xml") stale=() service
  for library in "$root"/libraries/*/; do
    sources+=("$library/pom.xml")
    [[ -d $library/src/main ]] && sources+=("$library/src/main")
  done
  for service in "${services[@]}"; do
    up_to_date "$root/$service/target/quarkus-app/quarkus-run.jar" \
      "${sources[@]}" "$root/$service/pom.xml" "$root/$service/src/main" || stale+=("$service")
  done
  up_to_date "$here/target/local.jar" "${sources[@]}" "$here/pom.xml" "$here/src/main/java" "$here/src/main/resources" \
    "$root/settlement-service/src/main" &&
    [[ -d $here/target/lib ]] || stale+=("deploy/local")
  ((${#stale[@]} == 0)) && return 0

  command -v "${MVN:-mvn}" >/dev/null ||
    fail "Maven is needed to build ${stale[*]}: install Maven 3.8.7 or newer, then run this again."
  [[ -x $java_home/bin/javac ]] ||
    fail "$java_home has no compiler: install a JDK (for example openjdk-17-jdk) or set JAVA_HOME."
  local modules log="$here/target/build.log"
  modules=$(IFS=,; echo "${services[*]},deploy/local")
  mkdir -p "$here/target"
  echo "building ${stale[*]} (mvn -DskipTests package, log in deploy/local/target/build.log)"
  if ! (cd "$root" && JAVA_HOME=$java_home "${MVN:-mvn}" -B -ntp -q -Dmaven.test.skip=true \
    -Djacoco.skip=true -pl "$modules" -am package) >"$log" 2>&1; then
    grep -m5 -E 'ERROR|FATAL' "$log" >&2 || true
    fail "The build failed: read $log."
  fi
  touch "$here/target/built"
}

# Runs a main class of the launcher in place of this script.
run() {
  exec "$java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx192m -Dfile.encoding=UTF-8 \
    -Dstdout.encoding=UTF-8 -Dstderr.encoding=UTF-8 -Dcrossregion.root="$root" \
    -cp "$here/target/local.jar:$here/target/lib/*" "$@"
}
