@echo off
rem Starts Lanewise with the Vector API. JAVA_HOME or, if it is not set, PATH selects the JDK, 17 or newer.
rem JAVA_OPTS contains options for Java.
setlocal
if defined JAVA_HOME (set "JAVA=%JAVA_HOME%\bin\java.exe") else (set "JAVA=java.exe")
set "VERSION="
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1" ^| findstr /c:" version "') do if not defined VERSION set "VERSION=%%~v"
if not defined VERSION (
  echo lanewise: Java not found; install a JDK 17 or newer, or set JAVA_HOME>&2
  exit /b 1
)
for /f "delims=.+-" %%m in ("%VERSION%") do set "FEATURE=%%m"
if %FEATURE% lss 17 (
  echo lanewise: "%JAVA%" is Java %VERSION%, but Lanewise requires 17 or newer; install a newer JDK, or set JAVA_HOME>&2
  exit /b 1
)
rem A training has C2 compile the vector kernels early, because they are slow before.
set COMPILER=
if /i not "%~1"=="train" if /i not "%~1"=="experiment" if /i not "%~1"=="explain" if /i not "%~1"=="mistakes" if not "%~1"=="" goto start
set COMPILER="@%~dp0..\lib\training.options"
:start
"%JAVA%" --add-modules jdk.incubator.vector --enable-native-access=ALL-UNNAMED %COMPILER% %JAVA_OPTS% -Dlanewise.command=lanewise -jar "%~dp0..\lib\cli.jar" %*
exit /b %ERRORLEVEL%
