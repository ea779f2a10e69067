output "cluster_name" {
  description = "The cluster."
  value       = azurerm_kubernetes_cluster.this.name
}

output "cluster_endpoint" {
  description = "Its endpoint, which the network alone reaches."
  value       = azurerm_kubernetes_cluster.this.kube_config[0].host
}

output "cluster_certificate" {
  description = "The certificate authority of its endpoint, in base64."
  value       = azurerm_kubernetes_cluster.this.kube_config[0].cluster_ca_certificate
  sensitive   = true
}

output "oidc_issuer" {
  description = "Who issues the tokens of service accounts."
  value       = azurerm_kubernetes_cluster.this.oidc_issuer_url
}

output "node_resource_group" {
  description = "Where AKS makes volumes and shares."
  value       = azurerm_kubernetes_cluster.this.node_resource_group
}

output "client_ids" {
  description = "The identity of the application in each stage."
  value       = { for stage, identity in azurerm_user_assigned_identity.application : stage => identity.client_id }
}
