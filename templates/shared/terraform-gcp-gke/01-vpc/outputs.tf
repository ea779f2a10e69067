output "network_id" {
  description = "The network."
  value       = google_compute_network.this.id
}

output "subnetwork_id" {
  description = "The subnet of the nodes."
  value       = google_compute_subnetwork.nodes.id
}
