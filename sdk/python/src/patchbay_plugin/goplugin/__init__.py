"""HashiCorp go-plugin's gRPC protocol, the plugin's side. It knows nothing of Patchbay's hooks and API."""
