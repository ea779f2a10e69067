# Snapshots of volumes and objects of the namespaces, kept outside of the cluster.

resource "azurerm_data_protection_backup_vault" "this" {
  name                = "${var.name}-volumes"
  resource_group_name = local.vnet.resource_group
  location            = var.region
  datastore_type      = "VaultStore"
  redundancy          = "ZoneRedundant"

  identity {
    type = "SystemAssigned"
  }

  tags = local.tags
}

resource "azurerm_data_protection_backup_policy_kubernetes_cluster" "this" {
  name                = "${var.name}-volumes"
  resource_group_name = local.vnet.resource_group
  vault_name          = azurerm_data_protection_backup_vault.this.name

  backup_repeating_time_intervals = [var.backup_interval]

  default_retention_rule {
    life_cycle {
      duration        = "P30D"
      data_store_type = "OperationalStore"
    }
  }
}

# The extension in the cluster, and where it keeps the objects.

resource "azurerm_storage_account" "backup" {
  name                     = substr("b${replace(var.name, "-", "")}${replace(var.subscription, "-", "")}", 0, 24)
  resource_group_name      = local.vnet.resource_group
  location                 = var.region
  account_tier             = "Standard"
  account_replication_type = "ZRS"
  min_tls_version          = "TLS1_2"
  tags                     = local.tags
}

resource "azurerm_storage_container" "backup" {
  name               = "objects"
  storage_account_id = azurerm_storage_account.backup.id
}

resource "azurerm_resource_group" "snapshots" {
  name     = "${var.name}-snapshots"
  location = var.region
  tags     = local.tags
}

resource "azurerm_kubernetes_cluster_extension" "backup" {
  name              = "backup"
  cluster_id        = azurerm_kubernetes_cluster.this.id
  extension_type    = "Microsoft.DataProtection.Kubernetes"
  release_train     = "stable"
  release_namespace = "dataprotection-microsoft"

  configuration_settings = {
    "configuration.backupStorageLocation.bucket"                = azurerm_storage_container.backup.name
    "configuration.backupStorageLocation.config.resourceGroup"  = local.vnet.resource_group
    "configuration.backupStorageLocation.config.storageAccount" = azurerm_storage_account.backup.name
    "configuration.backupStorageLocation.config.subscriptionId" = var.subscription
  }
}

resource "azurerm_role_assignment" "backup_extension" {
  scope                = azurerm_storage_account.backup.id
  role_definition_name = "Storage Blob Data Contributor"
  principal_id         = azurerm_kubernetes_cluster_extension.backup.aks_assigned_identity[0].principal_id
}

resource "azurerm_kubernetes_cluster_trusted_access_role_binding" "backup" {
  name                  = "backup"
  kubernetes_cluster_id = azurerm_kubernetes_cluster.this.id
  source_resource_id    = azurerm_data_protection_backup_vault.this.id
  roles                 = ["Microsoft.DataProtection/backupVaults/backup-operator"]
}

resource "azurerm_role_assignment" "backup_vault" {
  for_each = {
    cluster   = azurerm_kubernetes_cluster.this.id
    snapshots = azurerm_resource_group.snapshots.id
  }

  scope                = each.value
  role_definition_name = "Reader"
  principal_id         = azurerm_data_protection_backup_vault.this.identity[0].principal_id
}

resource "azurerm_role_assignment" "cluster_snapshots" {
  scope                = azurerm_resource_group.snapshots.id
  role_definition_name = "Contributor"
  principal_id         = azurerm_user_assigned_identity.cluster.principal_id
}

resource "azurerm_data_protection_backup_instance_kubernetes_cluster" "this" {
  name                         = var.name
  location                     = var.region
  vault_id                     = azurerm_data_protection_backup_vault.this.id
  kubernetes_cluster_id        = azurerm_kubernetes_cluster.this.id
  snapshot_resource_group_name = azurerm_resource_group.snapshots.name
  backup_policy_id             = azurerm_data_protection_backup_policy_kubernetes_cluster.this.id

  backup_datasource_parameters {
    included_namespaces              = values(var.namespaces)
    cluster_scoped_resources_enabled = true
    volume_snapshot_enabled          = true
  }

  depends_on = [
    azurerm_kubernetes_cluster_trusted_access_role_binding.backup,
    azurerm_role_assignment.backup_extension,
    azurerm_role_assignment.backup_vault,
    azurerm_role_assignment.cluster_snapshots,
  ]
}
