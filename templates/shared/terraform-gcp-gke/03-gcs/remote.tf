# The workload pool, which identities are bound in, comes with the cluster.
data "terraform_remote_state" "gke" {
  backend = "gcs"

  config = {
    bucket = var.state_bucket
    prefix = "${var.name}/02-gke"
  }
}
