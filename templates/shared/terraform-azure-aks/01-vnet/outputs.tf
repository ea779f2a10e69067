output "resource_group" {
  description = "The resource group of everything."
  value       = azurerm_resource_group.this.name
}

output "network_id" {
  description = "The network."
  value       = azurerm_virtual_network.this.id
}

output "subnet_ids" {
  description = "The subnets by their purpose."
  value = {
    gateway   = azurerm_subnet.gateway.id
    nodes     = azurerm_subnet.nodes.id
    endpoints = azurerm_subnet.endpoints.id
  }
}
