# The cache of each stage. Memorystore for Redis speaks the protocol of Valkey, and knows passwords;
# it has a replica in another zone, but in development.

locals {
  # Outside of the subnets, and within what NetworkPolicies let the application reach.
  ranges = {
    dev     = "10.1.64.0/29"
    staging = "10.1.64.8/29"
    prod    = "10.1.64.16/29"
  }
}

resource "google_redis_instance" "this" {
  for_each = var.namespaces

  name           = "${var.name}-${each.key}"
  region         = var.region
  tier           = each.key == "dev" ? "BASIC" : "STANDARD_HA"
  memory_size_gb = each.key == "prod" ? 5 : 1
  redis_version  = "REDIS_7_2"

  authorized_network = data.terraform_remote_state.vpc.outputs.network_id
  connect_mode       = "DIRECT_PEERING"
  reserved_ip_range  = local.ranges[each.key]
  auth_enabled       = true

  maintenance_policy {
    weekly_maintenance_window {
      day = "SUNDAY"

      start_time {
        hours   = 3
        minutes = 0
      }
    }
  }
}

# Where External Secrets reads the address from.
resource "google_secret_manager_secret" "stage" {
  for_each = var.namespaces

  secret_id = "${var.name}-${each.key}"

  replication {
    auto {}
  }
}

resource "google_secret_manager_secret_version" "stage" {
  for_each = var.namespaces

  secret = google_secret_manager_secret.stage[each.key].id
  secret_data = jsonencode({
    valkey-url = format(
      "redis://:%s@%s:%d/0",
      google_redis_instance.this[each.key].auth_string,
      google_redis_instance.this[each.key].host,
      google_redis_instance.this[each.key].port,
    )
  })
}
