# Shared by the benchmarks: builds what is missing and runs $main with the services in $services.
# shellcheck shell=bash

wanted=("${services[@]}")
source "$(dirname "${BASH_SOURCE[0]}")/../local/common.sh"
services=("${wanted[@]}")
load="$root/deploy/load"

# Packages what the benchmark starts, without tests, unless all of it is up to date.
build_load_if_needed() {
  # Asked first: building the services says of everything that it was looked at.
  local built=no
  if up_to_date "$load/target/load.jar" "$root/pom.xml" "$load/pom.xml" "$load/src/main" \
    "$root"/libraries/*/src/main "$here/src/main/java" &&
    [[ -f $load/target/quarkus-app/quarkus-run.jar ]]; then
    built=yes
  fi
  build_if_needed
  if [[ $built == yes ]]; then
    return 0
  fi
  mkdir -p "$load/target"
  echo "building deploy/load (log in deploy/load/target/build.log)"
  (cd "$root" && JAVA_HOME=$java_home "${MVN:-mvn}" -B -ntp -q -Dmaven.test.skip=true \
    -Djacoco.skip=true -pl deploy/load -am package) >"$load/target/build.log" 2>&1 ||
    fail "The build failed: read $load/target/build.log."
  # A jar that has not changed is not written again; the stamp says that it was looked at.
  touch "$load/target/load.jar" "$here/target/built"
}

case " $* " in
  *" --help "*) ;;
  *) find_java; build_load_if_needed ;;
esac
[[ -n ${java:-} ]] || find_java
exec "$java" -Xmx768m -XX:+UseParallelGC -Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 \
  -Dstderr.encoding=UTF-8 -Dcrossregion.root="$root" \
  -cp "$load/target/load.jar:$load/target/lib/*" "$main" "$@"
