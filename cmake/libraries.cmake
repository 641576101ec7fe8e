# The one table of the shared libraries that serving text models loads, and of those left out.

# openvino_serve_library_names(<abi> <required-out> <optional-out>)
#   abi: the suffix of OpenVINO's sonames, "2631" for 2026.3.1.
function(openvino_serve_library_names abi required_out optional_out)
  if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(arm64|aarch64|ARM64)$")
    set(cpu arm_cpu)
  else()
    set(cpu intel_cpu)
  endif()

  if(WIN32)
    set(required openvino.dll openvino_genai.dll openvino_tokenizers.dll openvino_ir_frontend.dll
        openvino_${cpu}_plugin.dll tbb12.dll)
    set(optional openvino_auto_plugin.dll openvino_hetero_plugin.dll openvino_intel_gpu_plugin.dll
        openvino_intel_npu_plugin.dll openvino_intel_npu_compiler.dll
        openvino_intel_npu_compiler_loader.dll openvino_intel_npu_vm_runtime.dll
        tbbmalloc.dll tbbbind_2_5.dll)
  elseif(APPLE)
    set(required libopenvino.${abi}.dylib libopenvino_genai.${abi}.dylib
        libopenvino_tokenizers.dylib libopenvino_ir_frontend.${abi}.dylib
        libopenvino_${cpu}_plugin.so libtbb.12.dylib)
    set(optional libopenvino_auto_plugin.so libopenvino_hetero_plugin.so
        libtbbmalloc.2.dylib libtbbbind_2_5.3.dylib libhwloc.dylib)
  else()
    # tbbmalloc is dlopened by tbb, tbbbind (which needs hwloc) too; the plugins and the IR frontend
    # are dlopened by libopenvino, the tokenizers library by GenAI from its own folder.
    set(required libopenvino.so.${abi} libopenvino_genai.so.${abi} libopenvino_tokenizers.so
        libopenvino_ir_frontend.so.${abi} libopenvino_${cpu}_plugin.so libtbb.so.12)
    set(optional libopenvino_auto_plugin.so libopenvino_hetero_plugin.so
        libopenvino_intel_gpu_plugin.so libopenvino_intel_npu_plugin.so
        libtbbmalloc.so.2 libtbbbind_2_5.so.3 libhwloc.so.15)
  endif()

  set(${required_out} ${required} PARENT_SCOPE)
  set(${optional_out} ${optional} PARENT_SCOPE)
endfunction()

# openvino_serve_left_out(<out>): expressions for the files of an OpenVINO that are left out on
# purpose: the frontends of other formats, the C API, tbbmalloc_proxy and what only developers need,
# the BATCH plugin (continuous batching batches by itself), and the GPU plugin's table of tuned
# convolutions. scripts/check-openvino-version.mjs tells of files in neither list.
function(openvino_serve_left_out out)
  set(${out} "_(onnx|tensorflow|tensorflow_lite|paddle|pytorch|jax)_frontend\\." "openvino_c\\."
      "tbbmalloc_proxy" "openvino_auto_batch_plugin\\." "^cache\\.json$" "\\.pc$" PARENT_SCOPE)
endfunction()
