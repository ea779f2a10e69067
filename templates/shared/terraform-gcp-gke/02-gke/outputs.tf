output "cluster_name" {
  description = "The cluster."
  value       = google_container_cluster.this.name
}

output "cluster_endpoint" {
  description = "The name of its endpoint."
  value       = google_container_cluster.this.control_plane_endpoints_config[0].dns_endpoint_config[0].endpoint
}

output "workload_pool" {
  description = "The pool of identities of the cluster."
  value       = google_container_cluster.this.workload_identity_config[0].workload_pool
}
