# Finds OpenVINO and OpenVINO GenAI. After it there are
#   openvino_serve::openvino       what the addon links
#   OPENVINO_SERVE_LIBRARY_DIRS    the folders that hold the shared libraries
#   OPENVINO_SERVE_ABI             the suffix of their sonames
#   OPENVINO_SERVE_ROOT            the folder that everything lies under
#
# Way 1: OpenVINOGenAI_DIR (or CMake's search) names an installed SDK: its headers are used.
# Way 2: the pinned wheels, which have no GenAI headers: the addon then uses its own declarations,
#        which are right for exactly the pinned version.

if(OpenVINOGenAI_DIR)
  # An SDK archive holds both packages in one folder; whoever named it means both.
  if(NOT OpenVINO_DIR AND EXISTS "${OpenVINOGenAI_DIR}/OpenVINOConfig.cmake")
    set(OpenVINO_DIR "${OpenVINOGenAI_DIR}")
  endif()
  find_package(OpenVINOGenAI CONFIG REQUIRED)
else()
  find_package(OpenVINOGenAI CONFIG QUIET)
endif()
add_library(openvino_serve_openvino INTERFACE)
add_library(openvino_serve::openvino ALIAS openvino_serve_openvino)

# "2026.3.1" -> "2631"
function(openvino_serve_abi version out)
  string(REGEX MATCH "^20([0-9]+)\\.([0-9]+)\\.([0-9]+)" _ "${version}")
  set(${out} "${CMAKE_MATCH_1}${CMAKE_MATCH_2}${CMAKE_MATCH_3}" PARENT_SCOPE)
endfunction()

if(OpenVINOGenAI_FOUND)
  message(STATUS "OpenVINO GenAI ${OpenVINOGenAI_VERSION}: the SDK at ${OpenVINOGenAI_DIR}")
  find_package(OpenVINO REQUIRED COMPONENTS Runtime)
  openvino_serve_abi("${OpenVINO_VERSION}" OPENVINO_SERVE_ABI)
  target_link_libraries(openvino_serve_openvino INTERFACE openvino::genai openvino::runtime)
  target_compile_definitions(openvino_serve_openvino INTERFACE OPENVINO_SERVE_GENAI_SDK=1)

  get_filename_component(OPENVINO_SERVE_ROOT "${OpenVINOGenAI_DIR}/../.." ABSOLUTE)
  set(OPENVINO_SERVE_LIBRARY_DIRS "")
  foreach(target openvino::genai openvino::runtime)
    foreach(property IMPORTED_LOCATION IMPORTED_LOCATION_RELEASE IMPORTED_LOCATION_RELWITHDEBINFO)
      get_target_property(location ${target} ${property})
      if(location)
        get_filename_component(folder "${location}" DIRECTORY)
        list(APPEND OPENVINO_SERVE_LIBRARY_DIRS
             "${folder}" "${folder}/../../3rdparty/tbb/lib" "${folder}/../../../3rdparty/tbb/bin")
      endif()
    endforeach()
  endforeach()
  return()
endif()

if(WIN32)
  message(FATAL_ERROR
    "The OpenVINO GenAI wheel for Windows has no import library to link with.\n"
    "Install the OpenVINO GenAI SDK (archive) and name its CMake folder in OpenVINOGenAI_DIR.")
endif()

set(OPENVINO_SERVE_PINS "${CMAKE_CURRENT_SOURCE_DIR}/scripts/openvino-wheels.json"
    CACHE FILEPATH "The file that pins the wheels")
file(READ "${OPENVINO_SERVE_PINS}" pins)
string(JSON genai_version GET "${pins}" versions openvino-genai)
string(JSON tokenizers_version GET "${pins}" versions openvino-tokenizers)
string(JSON openvino_version GET "${pins}" versions openvino)

if(NOT OPENVINO_SERVE_WHEELS)
  find_program(OPENVINO_SERVE_NODE node REQUIRED)
  execute_process(
    COMMAND "${OPENVINO_SERVE_NODE}" "${CMAKE_CURRENT_SOURCE_DIR}/scripts/fetch-openvino.mjs"
    OUTPUT_VARIABLE OPENVINO_SERVE_WHEELS
    OUTPUT_STRIP_TRAILING_WHITESPACE
    RESULT_VARIABLE failed)
  if(failed)
    message(FATAL_ERROR "The OpenVINO wheels could not be fetched; the reason is above.")
  endif()
endif()

# The declarations in native/genai/ fit one version only, so no other may be linked.
function(openvino_serve_check_wheel name expected)
  file(GLOB metadata "${OPENVINO_SERVE_WHEELS}/${name}-*.dist-info/METADATA")
  list(LENGTH metadata count)
  if(NOT count EQUAL 1)
    message(FATAL_ERROR
      "${OPENVINO_SERVE_WHEELS} does not hold exactly one unpacked ${name} wheel (found ${count}).\n"
      "Delete it and run: node scripts/fetch-openvino.mjs")
  endif()
  file(STRINGS "${metadata}" line REGEX "^Version: " LIMIT_COUNT 1)
  string(REPLACE "Version: " "" found "${line}")
  if(NOT found STREQUAL expected)
    message(FATAL_ERROR
      "The wheel ${name} is version ${found}, but the addon can only be built with ${expected}.\n"
      "Delete ${OPENVINO_SERVE_WHEELS} and run: node scripts/fetch-openvino.mjs\n"
      "For another version, install its SDK and name its CMake folder in OpenVINOGenAI_DIR.")
  endif()
endfunction()
openvino_serve_check_wheel(openvino "${openvino_version}")
openvino_serve_check_wheel(openvino_tokenizers "${tokenizers_version}")
openvino_serve_check_wheel(openvino_genai "${genai_version}")
message(STATUS "OpenVINO GenAI ${genai_version}: the wheels in ${OPENVINO_SERVE_WHEELS}")

find_package(OpenVINO ${openvino_version} EXACT REQUIRED COMPONENTS Runtime
  PATHS "${OPENVINO_SERVE_WHEELS}/openvino/cmake" NO_DEFAULT_PATH)
openvino_serve_abi("${openvino_version}" OPENVINO_SERVE_ABI)

if(APPLE)
  set(genai_file libopenvino_genai.${OPENVINO_SERVE_ABI}.dylib)
else()
  set(genai_file libopenvino_genai.so.${OPENVINO_SERVE_ABI})
endif()
add_library(openvino_serve_genai SHARED IMPORTED)
set_target_properties(openvino_serve_genai PROPERTIES
  IMPORTED_LOCATION "${OPENVINO_SERVE_WHEELS}/openvino_genai/${genai_file}")
target_link_libraries(openvino_serve_openvino INTERFACE openvino_serve_genai openvino::runtime)
target_compile_definitions(openvino_serve_openvino INTERFACE
  "OPENVINO_SERVE_GENAI_VERSION=\"${genai_version}\"")

set(OPENVINO_SERVE_ROOT "${OPENVINO_SERVE_WHEELS}")
set(OPENVINO_SERVE_LIBRARY_DIRS
  "${OPENVINO_SERVE_WHEELS}/openvino/libs"
  "${OPENVINO_SERVE_WHEELS}/openvino_genai"
  "${OPENVINO_SERVE_WHEELS}/openvino_tokenizers/lib")
