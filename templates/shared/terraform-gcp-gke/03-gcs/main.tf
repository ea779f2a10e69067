locals {
  # What is kept where, and who writes it.
  buckets = {
    mimir-metrics      = "mimir"
    mimir-alertmanager = "mimir"
    mimir-ruler        = "mimir"
    loki-chunks        = "loki"
    loki-ruler         = "loki"
    tempo-traces       = "tempo"
  }
}

resource "google_storage_bucket" "this" {
  for_each = local.buckets

  # Names of buckets are unique in the world, and have at most 63 characters.
  name                        = "${substr(var.name, 0, 13)}-${var.project}-${each.key}"
  location                    = var.region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    condition {
      days_since_noncurrent_time = 30
      with_state                 = "ARCHIVED"
    }

    action {
      type = "Delete"
    }
  }
}

resource "google_service_account" "writer" {
  for_each = toset(values(local.buckets))

  account_id   = "${substr(var.name, 0, 21)}-${each.value}"
  display_name = "${each.value} of ${var.name}"
}

resource "google_storage_bucket_iam_member" "writer" {
  for_each = local.buckets

  bucket = google_storage_bucket.this[each.key].name
  role   = "roles/storage.objectUser"
  member = google_service_account.writer[each.value].member
}

resource "google_service_account_iam_member" "writer" {
  for_each = google_service_account.writer

  service_account_id = each.value.name
  role               = "roles/iam.workloadIdentityUser"
  member             = "serviceAccount:${data.terraform_remote_state.gke.outputs.workload_pool}[observability/${each.key}]"
}
