provider "google" {
  project = var.project
  region  = var.region

  default_labels = {
    system     = var.name
    managed-by = "terraform"
    module     = "02-gke"
  }
}
