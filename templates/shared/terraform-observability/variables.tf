variable "storage" {
  description = "Where Mimir, Loki and Tempo keep what they are told, in the words of each."
  type = object({
    mimir = any
    loki  = any
    tempo = any
  })
}

variable "buckets" {
  description = "The name of each bucket."
  type        = map(string)
}

variable "service_account_annotations" {
  description = "What gives the service accounts mimir, loki and tempo their identity in the cloud."
  type        = map(map(string))
  default     = {}
}

variable "pod_labels" {
  description = "Labels of their Pods."
  type        = map(string)
  default     = {}
}

variable "storage_class" {
  description = "The class of what they keep before it is in a bucket."
  type        = string
}

variable "metric_days" {
  description = "For how many days metrics are kept."
  type        = number
  default     = 90
}

variable "log_days" {
  description = "For how many days logs are kept."
  type        = number
  default     = 30
}

variable "trace_days" {
  description = "For how many days traces are kept."
  type        = number
  default     = 7
}
