# How every library that goes into a package is compiled and linked.

function(openvino_serve_target target)
  target_compile_features(${target} PRIVATE cxx_std_17)
  set_target_properties(${target} PROPERTIES
    PREFIX ""
    CXX_EXTENSIONS OFF
    CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON
    # Objects of the C++ library cross the border to OpenVINO, which uses the DLL runtime.
    MSVC_RUNTIME_LIBRARY MultiThreadedDLL
    BUILD_WITH_INSTALL_RPATH ON
    INSTALL_RPATH_USE_LINK_PATH OFF)

  if(MSVC)
    target_compile_options(${target} PRIVATE /W4 /EHsc)
  else()
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic
      # OpenVINO's macros put __FILE__ into messages: no folder of the build machine in the addon.
      "-ffile-prefix-map=${CMAKE_SOURCE_DIR}/=" "-ffile-prefix-map=${OPENVINO_SERVE_ROOT}/="
      $<IF:$<BOOL:${OPENVINO_SERVE_DEBUG_INFO}>,-O1;-g;-fno-omit-frame-pointer,-O2>)
  endif()

  if(APPLE)
    set_target_properties(${target} PROPERTIES INSTALL_RPATH "@loader_path")
  elseif(UNIX)
    # The libraries lie beside the addon. An RPATH, not a RUNPATH, because it also serves what the
    # addon's libraries need (libopenvino_genai has no search path of its own) and because an
    # LD_LIBRARY_PATH for another OpenVINO must not mix its libraries with these.
    set_target_properties(${target} PROPERTIES INSTALL_RPATH "$ORIGIN")
    target_link_options(${target} PRIVATE
      -Wl,--no-as-needed -Wl,--disable-new-dtags
      # Every symbol is bound at load: a library that lacks one fails there, not in a request.
      -Wl,-z,now -Wl,-z,relro -Wl,-z,noexecstack
      # OpenVINO keeps threads and static objects; unloading under them (the last worker thread that
      # loaded the addon ends) would crash.
      -Wl,-z,nodelete
      $<$<NOT:$<BOOL:${OPENVINO_SERVE_DEBUG_INFO}>>:-Wl,--strip-debug>)
    # Newer C++ libraries than most systems have are not needed; see old_libraries.h.
    target_compile_options(${target} PRIVATE
      -include "${CMAKE_SOURCE_DIR}/native/portability/old_libraries.h")
    target_sources(${target} PRIVATE "${CMAKE_SOURCE_DIR}/native/portability/old_libraries.cc")
  endif()
endfunction()
