# Metrics, logs and traces: scraped and gathered in the cluster, kept in buckets.

locals {
  grafana   = "https://grafana.github.io/helm-charts"
  community = "https://prometheus-community.github.io/helm-charts"

  # Azure has containers where others have buckets.
  bucket_word = var.storage.mimir.backend == "azure" ? "container_name" : "bucket_name"
}

resource "helm_release" "mimir" {
  name             = "mimir"
  repository       = local.grafana
  chart            = "mimir-distributed"
  version          = "5.7.0"
  namespace        = "observability"
  create_namespace = true

  values = [yamlencode({
    global = { podLabels = var.pod_labels }
    serviceAccount = {
      name        = "mimir"
      annotations = lookup(var.service_account_annotations, "mimir", {})
    }
    minio = { enabled = false }
    mimir = {
      structuredConfig = {
        multitenancy_enabled = false
        common               = { storage = var.storage.mimir }
        blocks_storage       = { (var.storage.mimir.backend) = { (local.bucket_word) = var.buckets["mimir-metrics"] } }
        alertmanager_storage = { (var.storage.mimir.backend) = { (local.bucket_word) = var.buckets["mimir-alertmanager"] } }
        ruler_storage        = { (var.storage.mimir.backend) = { (local.bucket_word) = var.buckets["mimir-ruler"] } }
        limits               = { compactor_blocks_retention_period = "${var.metric_days}d" }
      }
    }
    ingester      = { persistentVolume = { storageClass = var.storage_class }, zoneAwareReplication = { topologyKey = "kubernetes.io/hostname" } }
    store_gateway = { persistentVolume = { storageClass = var.storage_class } }
    compactor     = { persistentVolume = { storageClass = var.storage_class } }
  })]
}

resource "helm_release" "loki" {
  name             = "loki"
  repository       = local.grafana
  chart            = "loki"
  version          = "6.29.0"
  namespace        = "observability"
  create_namespace = true

  values = [yamlencode({
    deploymentMode = "SimpleScalable"
    serviceAccount = {
      name        = "loki"
      annotations = lookup(var.service_account_annotations, "loki", {})
    }
    loki = {
      auth_enabled = false
      podLabels    = var.pod_labels
      storage = merge(var.storage.loki, {
        bucketNames = {
          chunks = var.buckets["loki-chunks"]
          ruler  = var.buckets["loki-ruler"]
          admin  = var.buckets["loki-chunks"]
        }
      })
      schemaConfig = {
        configs = [{
          from         = "2025-01-01"
          store        = "tsdb"
          object_store = var.storage.loki.type
          schema       = "v13"
          index        = { prefix = "index_", period = "24h" }
        }]
      }
      limits_config = { retention_period = "${var.log_days * 24}h" }
      compactor = {
        retention_enabled    = true
        delete_request_store = var.storage.loki.type
      }
    }
    write   = { replicas = 3, persistence = { storageClass = var.storage_class } }
    read    = { replicas = 2 }
    backend = { replicas = 2, persistence = { storageClass = var.storage_class } }
  })]
}

resource "helm_release" "tempo" {
  name             = "tempo"
  repository       = local.grafana
  chart            = "tempo"
  version          = "1.18.2"
  namespace        = "observability"
  create_namespace = true

  values = [yamlencode({
    serviceAccount = {
      name        = "tempo"
      annotations = lookup(var.service_account_annotations, "tempo", {})
    }
    podLabels   = var.pod_labels
    persistence = { enabled = true, storageClassName = var.storage_class }
    tempo = {
      retention = "${var.trace_days * 24}h"
      storage   = { trace = var.storage.tempo }
      receivers = {
        otlp = {
          protocols = {
            grpc = { endpoint = "0.0.0.0:4317" }
            http = { endpoint = "0.0.0.0:4318" }
          }
        }
      }
    }
  })]
}

# Scrapes what ServiceMonitors name, evaluates PrometheusRules, and hands on to Mimir.
resource "helm_release" "prometheus" {
  name             = "prometheus"
  repository       = local.community
  chart            = "kube-prometheus-stack"
  version          = "70.4.2"
  namespace        = "monitoring"
  create_namespace = true

  values = [yamlencode({
    grafana = { enabled = false }
    kube-state-metrics = {
      # The zones of nodes, for the alert that tells of a zone that is lost.
      metricLabelsAllowlist = ["nodes=[topology.kubernetes.io/zone]"]
    }
    prometheus = {
      prometheusSpec = {
        replicas                                = 2
        retention                               = "24h"
        serviceMonitorSelectorNilUsesHelmValues = false
        podMonitorSelectorNilUsesHelmValues     = false
        ruleSelectorNilUsesHelmValues           = false
        remoteWrite                             = [{ url = "http://mimir-nginx.observability.svc.cluster.local/api/v1/push" }]
        storageSpec = {
          volumeClaimTemplate = {
            spec = {
              storageClassName = var.storage_class
              accessModes      = ["ReadWriteOnce"]
              resources        = { requests = { storage = "20Gi" } }
            }
          }
        }
      }
    }
  })]

  depends_on = [helm_release.mimir]
}

# Gathers the logs of Pods.
resource "helm_release" "alloy" {
  name             = "alloy"
  repository       = local.grafana
  chart            = "alloy"
  version          = "1.0.3"
  namespace        = "observability"
  create_namespace = true

  values = [yamlencode({
    alloy = {
      configMap = { content = file("${path.module}/logs.alloy") }
    }
  })]

  depends_on = [helm_release.loki]
}

# Gives autoscalers what Prometheus measures.
resource "helm_release" "prometheus_adapter" {
  name             = "prometheus-adapter"
  repository       = local.community
  chart            = "prometheus-adapter"
  version          = "4.14.1"
  namespace        = "monitoring"
  create_namespace = true

  values = [yamlencode({
    replicas = 2
    prometheus = {
      url  = "http://mimir-nginx.observability.svc.cluster.local"
      port = 80
      path = "/prometheus"
    }
    rules = {
      default = false
      custom = [{
        seriesQuery = "http_requests_total{namespace!=\"\",pod!=\"\"}"
        resources = {
          overrides = {
            namespace = { resource = "namespace" }
            pod       = { resource = "pod" }
          }
        }
        name         = { matches = "^http_requests_total$", as = "http_requests_per_second" }
        metricsQuery = "sum by (<<.GroupBy>>) (rate(<<.Series>>{<<.LabelMatchers>>}[2m]))"
      }]
    }
  })]

  depends_on = [helm_release.mimir]
}
