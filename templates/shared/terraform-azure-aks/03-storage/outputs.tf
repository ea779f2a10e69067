output "account" {
  description = "The storage account."
  value       = azurerm_storage_account.this.name
}

output "containers" {
  description = "The name of each container."
  value       = { for key, container in azurerm_storage_container.this : key => container.name }
}

output "writers" {
  description = "The identity of each writer."
  value       = { for key, identity in azurerm_user_assigned_identity.writer : key => identity.client_id }
}
