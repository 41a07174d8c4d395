@echo off
rem Runs load tests, and does what can be done with their runs afterwards: salvo --help
rem SALVO_JAVA_OPTS: options for Java, such as -Xmx1g or -Dsalvo.slo.global.p95=800ms
setlocal DisableDelayedExpansion
set "here=%~dp0"
set "launcher=%here%target\lib\salvo-launcher.jar"
if exist "%launcher%" goto built
echo Salvo is not built yet: run mvn compile in "%here%" first. 1>&2
exit /b 1
:built
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
if defined JAVA_HOME if not exist "%java%" goto nojava
where /q "%java%" 2>nul
if not defined JAVA_HOME if errorlevel 1 goto nojava
rem The shell would split -Dprofile=smoke at its equals sign: Java takes the arguments apart.
"%java%" -Xmx32m -XX:TieredStopAtLevel=1 -cp "%launcher%" salvo.cli.launcher.Relaunch "%here%." "%java%" %*
exit /b %ERRORLEVEL%
:nojava
echo There is no Java at "%java%": install a JDK 17 or later, or set JAVA_HOME to one. 1>&2
exit /b 1
