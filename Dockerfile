# Salvo with the simulations of this clone: docker build -t salvo . See "Where they run" in
# docs/injectors.md. Nothing is fetched when it runs.
ARG BUILD=maven:3.9-eclipse-temurin-17
ARG BASE=debian:bookworm-slim

FROM ${BUILD} AS build
ARG MAVEN_OPTIONS=""
WORKDIR /salvo
COPY pom.xml salvo ./
COPY .mvn .mvn
COPY feeders feeders
COPY src/main src/main
COPY src/test/java/simulations src/test/java/simulations
COPY src/test/resources src/test/resources
RUN mvn -B -q ${MAVEN_OPTIONS} test-compile \
    && mkdir target/jars \
    && tr ':' '\n' < target/lib/run.classpath | xargs cp -t target/jars \
    && printf '/salvo/target/jars/*' > target/lib/run.classpath \
    && mkdir -p /image/salvo/target/gatling \
    && mv target/jars target/lib target/classes target/test-classes /image/salvo/target/ \
    && cp salvo /image/salvo/ \
    && jlink --add-modules java.se,jdk.charsets,jdk.crypto.ec,jdk.httpserver,jdk.localedata,jdk.management,jdk.unsupported,jdk.zipfs \
        --no-header-files --no-man-pages --strip-java-debug-attributes --output /image/java

FROM ${BASE}
COPY --from=build /image/ /
ENV JAVA_HOME=/java HOME=/tmp
# A number, so that Kubernetes can see that it is not root's. What is written: target/gatling, /tmp.
RUN echo 'salvo:x:65532:65532::/tmp:/usr/sbin/nologin' >> /etc/passwd \
    && chown 65532:65532 /salvo/target/gatling
USER 65532:65532
WORKDIR /salvo
ENTRYPOINT ["/salvo/salvo"]
CMD ["--help"]
