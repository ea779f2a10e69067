module "observability" {
  source = "../modules/observability"

  buckets       = local.buckets
  storage_class = kubernetes_storage_class_v1.gp3.metadata[0].name

  # Credentials come from Pod Identity, see module 03-s3.
  storage = {
    mimir = {
      backend = "s3"
      s3 = {
        endpoint = "s3.${var.region}.amazonaws.com"
        region   = var.region
      }
    }
    loki = {
      type = "s3"
      s3   = { region = var.region }
    }
    tempo = {
      backend = "s3"
      s3 = {
        bucket   = local.buckets["tempo-traces"]
        endpoint = "s3.${var.region}.amazonaws.com"
        region   = var.region
      }
    }
  }
}
