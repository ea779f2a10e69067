output "vault" {
  description = "The vault that External Secrets reads."
  value       = azurerm_key_vault.this.vault_uri
}
