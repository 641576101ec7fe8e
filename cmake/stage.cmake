# Puts the libraries beside the addon, each once, as a regular file under its soname: prebuildify
# and npm drop symlinks, and the addon looks for them in its own folder only.

include("${CMAKE_CURRENT_LIST_DIR}/libraries.cmake")

# openvino_serve_stage(<folder>): adds the target openvino_serve_libraries.
function(openvino_serve_stage folder)
  openvino_serve_library_names("${OPENVINO_SERVE_ABI}" required optional)
  set(staged "")
  foreach(name IN LISTS required optional)
    unset(found)
    find_file(found "${name}" PATHS ${OPENVINO_SERVE_LIBRARY_DIRS} NO_DEFAULT_PATH NO_CACHE)
    if(found)
      file(REAL_PATH "${found}" source)
      add_custom_command(
        OUTPUT "${folder}/${name}"
        COMMAND "${CMAKE_COMMAND}" -E copy "${source}" "${folder}/${name}"
        DEPENDS "${source}"
        VERBATIM)
      list(APPEND staged "${folder}/${name}")
    elseif(name IN_LIST required)
      message(FATAL_ERROR "${name} is missing in: ${OPENVINO_SERVE_LIBRARY_DIRS}")
    else()
      message(STATUS "Without ${name}: not in this OpenVINO")
    endif()
  endforeach()

  # What an earlier build with another version left would be found and loaded.
  file(GLOB present "${folder}/*.so" "${folder}/*.so.*" "${folder}/*.dylib" "${folder}/*.dll")
  foreach(file IN LISTS present)
    if(NOT file IN_LIST staged)
      file(REMOVE "${file}")
    endif()
  endforeach()

  add_custom_target(openvino_serve_libraries ALL DEPENDS ${staged})
endfunction()
