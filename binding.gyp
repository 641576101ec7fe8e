# A thin door for tools that only know node-gyp: the build itself is described in CMakeLists.txt.
{
  'targets': [
    {
      'target_name': 'openvino_serve',
      'type': 'none',
      'actions': [
        {
          'action_name': 'cmake',
          'inputs': ['CMakeLists.txt'],
          'outputs': ['<(PRODUCT_DIR)/openvino_serve.node'],
          'action': ['node', 'scripts/build-native.mjs'],
        },
      ],
    },
  ],
}
