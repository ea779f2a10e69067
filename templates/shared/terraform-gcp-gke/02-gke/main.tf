locals {
  vpc = data.terraform_remote_state.vpc.outputs
}

resource "google_service_account" "node" {
  # At most 30 characters.
  account_id   = "${substr(var.name, 0, 21)}-node"
  display_name = "Nodes of ${var.name}"
}

resource "google_project_iam_member" "node" {
  for_each = toset(["roles/container.defaultNodeServiceAccount", "roles/artifactregistry.reader"])

  project = var.project
  role    = each.value
  member  = google_service_account.node.member
}

resource "google_container_cluster" "this" {
  name     = "${var.name}-cluster"
  location = var.region

  network             = local.vpc.network_id
  subnetwork          = local.vpc.subnetwork_id
  deletion_protection = true

  remove_default_node_pool = true
  initial_node_count       = 1

  release_channel {
    channel = "REGULAR"
  }

  # NetworkPolicies are enforced by it.
  datapath_provider = "ADVANCED_DATAPATH"

  ip_allocation_policy {
    cluster_secondary_range_name  = "pods"
    services_secondary_range_name = "services"
  }

  # The endpoint has no public address: operators come by its name, with their Google identity.
  private_cluster_config {
    enable_private_nodes    = true
    enable_private_endpoint = true
  }

  # Nobody beside the nodes, but by the name.
  master_authorized_networks_config {}

  control_plane_endpoints_config {
    dns_endpoint_config {
      allow_external_traffic = true
    }
  }

  workload_identity_config {
    workload_pool = "${var.project}.svc.id.goog"
  }

  addons_config {
    gcp_filestore_csi_driver_config {
      enabled = true
    }

    gke_backup_agent_config {
      enabled = true
    }
  }
}

resource "google_container_node_pool" "workers" {
  name     = "worker-nodes"
  cluster  = google_container_cluster.this.id
  location = var.region

  # For each of the three zones.
  initial_node_count = 1

  autoscaling {
    total_min_node_count = 3
    total_max_node_count = 6
    location_policy      = "BALANCED"
  }

  upgrade_settings {
    max_surge       = 1
    max_unavailable = 0
  }

  node_config {
    machine_type    = "e2-standard-4"
    disk_type       = "pd-balanced"
    disk_size_gb    = 200
    service_account = google_service_account.node.email
    oauth_scopes    = ["https://www.googleapis.com/auth/cloud-platform"]

    labels = {
      environment = "production"
      workload    = "application"
    }

    shielded_instance_config {
      enable_secure_boot = true
    }

    workload_metadata_config {
      mode = "GKE_METADATA"
    }
  }

  lifecycle {
    ignore_changes = [initial_node_count]
  }
}

# The identity of the application in each stage; it has the rights that it is given, and so far none.
resource "google_service_account" "application" {
  for_each = var.namespaces

  # At most 30 characters, and as the chart says.
  account_id   = "${substr(var.name, 0, 21)}-${each.key}"
  display_name = "${var.name} in ${each.key}"
}

resource "google_service_account_iam_member" "application" {
  for_each = var.namespaces

  service_account_id = google_service_account.application[each.key].name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${var.project}.svc.id.goog[${each.value}/backend]"

  depends_on = [google_container_cluster.this]
}

# Volumes and objects of the namespaces, kept outside of the cluster.
resource "google_gke_backup_backup_plan" "this" {
  name     = var.name
  cluster  = google_container_cluster.this.id
  location = var.region

  retention_policy {
    backup_retain_days = 30
  }

  backup_schedule {
    cron_schedule = var.backup_schedule
  }

  backup_config {
    include_volume_data = true
    include_secrets     = false

    selected_namespaces {
      namespaces = values(var.namespaces)
    }
  }
}
